import { IconAlertTriangle, IconClock, IconClockOff, IconHelpCircle } from '@tabler/icons-react';
import type { Token } from '../../../shared/models/token.ts';
import { useTimeLeft } from '../../ui/use-time-left.ts';
import classes from './time-left.module.css';
import { SOURCE_MARKERS, stateLabel } from './token-labels.ts';

/** Time left as a cell or a line: words first, then what qualifies them; never by colour alone. */
export function TimeLeftText({ token }: { token: Token }) {
  const left = useTimeLeft(token.expiresAt, token.clockOffsetMs);
  const state = stateLabel(token.state);
  if (state !== null) {
    return (
      <div className={classes.left} data-urgency={token.state === 'outcome-unknown' ? 'soon' : 'none'}>
        <IconHelpCircle size={16} aria-hidden className={classes.icon} />
        <div>
          <div className={classes.state}>{state.text}</div>
          {state.marker !== '' && <div className={classes.marker}>{state.marker}</div>}
        </div>
      </div>
    );
  }
  const Icon =
    left.urgency === 'expired'
      ? IconClockOff
      : left.urgency === 'soon' || left.urgency === 'critical'
        ? IconAlertTriangle
        : IconClock;
  const marker = [left.warning, SOURCE_MARKERS[token.expirySource]].filter((word) => word !== '').join(', ');
  return (
    <div className={classes.left} data-urgency={left.urgency}>
      <Icon size={16} aria-hidden className={classes.icon} />
      <div>
        <div className={classes.words}>{left.text}</div>
        {marker !== '' && <div className={classes.marker}>{` ${marker}`}</div>}
      </div>
    </div>
  );
}
