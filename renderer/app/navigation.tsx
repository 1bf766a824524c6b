import classes from './navigation.module.css';
import { ROUTES, type RoutePath } from './routes.ts';

/** The way between the four screens. */
export function Navigation({ current }: { current: RoutePath }) {
  return (
    <nav aria-label="Main" className={classes.nav}>
      <p className={classes.product}>Tokendesk</p>
      <ul className={classes.links}>
        {ROUTES.map(({ path, name, Icon }) => (
          <li key={path}>
            <a
              href={`#/${path}`}
              className={classes.link}
              aria-current={path === current ? 'page' : undefined}
            >
              <Icon size={18} aria-hidden />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
