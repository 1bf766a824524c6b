import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { Connection } from '../../../shared/models/connection.ts';
import { useCallAction } from '../../bridge/use-action.ts';

/** Puts a connection at the top of the choice, or back among the others. */
export function FavouriteButton(props: { connection: Connection; describedBy?: string }) {
  const { connection, describedBy } = props;
  const { id, favourite } = connection;
  const set = useCallAction('connections.setFavourite');
  const Icon = favourite ? IconStarFilled : IconStar;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={34}
      aria-label="Favourite"
      aria-pressed={favourite}
      aria-describedby={describedBy}
      title={favourite ? 'Take out of the favourites' : 'Make it a favourite: it is then listed first'}
      onClick={() => set.run({ id, favourite: !favourite })}
    >
      <Icon size={18} aria-hidden color={favourite ? 'var(--td-soon)' : undefined} />
    </ActionIcon>
  );
}
