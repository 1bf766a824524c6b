import type { LookupItem } from '../../../shared/models/lookup.ts';
import { Badges } from './badges.tsx';
import classes from './lookup.module.css';
import { useRecord } from './use-record.ts';

export interface LookupHitProps {
  /** Of the element, for `aria-activedescendant`. */
  id: string;
  index: number;
  connectionId: string;
  field: string;
  item: LookupItem;
  chosen: boolean;
  onChoose: () => void;
  onUse: () => void;
}

/** One record in the list; by its name as soon as that is known. A double click uses it. */
export function LookupHit(props: LookupHitProps) {
  const { id, index, connectionId, field, item, chosen, onChoose, onUse } = props;
  const { record } = useRecord(connectionId, field, item, false);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which option is active
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      data-index={index}
      className={classes.hit}
      onClick={onChoose}
      onDoubleClick={onUse}
    >
      <span className={classes.hitText}>
        <span className={classes.hitTitle} title={record.title}>
          {record.title}
        </span>
        {record.title !== item.value && (
          <span className={classes.hitValue} title={item.value}>
            {item.value}
          </span>
        )}
      </span>
      <Badges badges={record.badges} />
    </div>
  );
}
