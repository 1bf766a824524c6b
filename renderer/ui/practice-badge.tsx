import classes from './practice-badge.module.css';

/** Marks what belongs to the built-in practice servers. */
export function PracticeBadge() {
  return (
    <span className={classes.badge} title="From a practice server on this computer; worthless anywhere else">
      Practice
    </span>
  );
}
