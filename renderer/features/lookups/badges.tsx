import classes from './lookup.module.css';

/** Short marks of a record. */
export function Badges({ badges }: { badges: readonly string[] }) {
  return badges.map((badge) => (
    <span key={badge} className={classes.badge}>
      {badge}
    </span>
  ));
}
