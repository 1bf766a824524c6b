import { ActionIcon, Menu } from '@mantine/core';
import {
  IconBan,
  IconCheck,
  IconCopy,
  IconDots,
  IconDownload,
  IconEye,
  IconInfoCircle,
  IconPlugConnected,
  IconRefresh,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import { renewalObstacle, revocationObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import { useBriefAction } from '../../bridge/use-action.ts';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { copyToken, exportToken } from './copy-and-export.ts';
import type { OnTokenAction } from './token-action.ts';
import { hasSecret } from './token-labels.ts';
import classes from './token-table.module.css';

export interface TokenRowButtonsProps {
  token: Token;
  /** Id of the element that names the row's token: all rows' buttons are called the same. */
  describedBy: string;
  onAction: OnTokenAction;
}

const MENU_PORTAL = { target: 'main' };
const ICON = { variant: 'subtle', color: 'gray', size: 30 } as const;

/** Copy and export at hand, the rest in a menu. Without a secret there is nothing to copy. */
export function TokenRowButtons({ token, describedBy, onAction }: TokenRowButtonsProps) {
  const copy = useBriefAction(() => copyToken(token.id, 'access'));
  const copyRefresh = useBriefAction(() => copyToken(token.id, 'refresh'));
  const save = useBriefAction(() => exportToken(token.id));
  const usable = hasSecret(token);
  const named = (label: string) => ({ 'aria-label': label, title: label, 'aria-describedby': describedBy });
  return (
    <div className={classes.buttons}>
      {usable && (
        <>
          <ActionIcon {...ICON} {...named('Copy token')} loading={copy.busy} onClick={() => copy.run()}>
            {copy.done ? <IconCheck size={17} /> : <IconCopy size={17} />}
          </ActionIcon>
          <ActionIcon {...ICON} {...named('Export token')} loading={save.busy} onClick={() => save.run()}>
            <IconDownload size={17} />
          </ActionIcon>
        </>
      )}
      {/* Inside the landmark: what is read out as part of the page belongs to one. */}
      <Menu position="bottom-end" withinPortal portalProps={MENU_PORTAL}>
        <Menu.Target>
          <ActionIcon {...ICON} {...named('More actions')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconInfoCircle size={16} />} onClick={() => onAction('details', token.id)}>
            Details
          </Menu.Item>
          {usable && (
            <Menu.Item leftSection={<IconEye size={16} />} onClick={() => onAction('reveal', token.id)}>
              Reveal token
            </Menu.Item>
          )}
          {usable && (
            <Menu.Item
              leftSection={<IconPlugConnected size={16} />}
              onClick={() => onAction('check', token.id)}
            >
              Check token
            </Menu.Item>
          )}
          {usable && token.hasRefreshToken && !token.renewalUnknown && (
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => copyRefresh.run()}>
              Copy refresh token
            </Menu.Item>
          )}
          {renewalObstacle(token, Date.now()) === null && (
            <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => onAction('renew', token.id)}>
              Renew token…
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconRepeat size={16} />}
            onClick={() => navigate(addressOf('issue', 'again', token.id))}
          >
            Issue again…
          </Menu.Item>
          <Menu.Divider />
          {revocationObstacle(token) === null && (
            <Menu.Item
              color="var(--td-danger)"
              leftSection={<IconBan size={16} />}
              onClick={() => onAction('revoke', token.id)}
            >
              Revoke token…
            </Menu.Item>
          )}
          <Menu.Item
            color="var(--td-danger)"
            leftSection={<IconTrash size={16} />}
            onClick={() => onAction('delete', token.id)}
          >
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
