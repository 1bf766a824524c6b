import { IconHistory, IconKey, IconPlugConnected, IconSettings } from '@tabler/icons-react';
import { addressOf, type ScreenName } from '../ui/navigate.ts';
import classes from './navigation.module.css';

/** The screens, in the order of the navigation. */
export const SCREENS = [
  { screen: 'issue', name: 'Issue token', Icon: IconKey },
  { screen: 'history', name: 'History', Icon: IconHistory },
  { screen: 'connections', name: 'Connections', Icon: IconPlugConnected },
  { screen: 'settings', name: 'Settings', Icon: IconSettings },
] as const satisfies readonly { screen: ScreenName; [more: string]: unknown }[];

/** The way between the screens. */
export function Navigation({ current }: { current: ScreenName }) {
  return (
    <nav aria-label="Main" className={classes.nav}>
      <p className={classes.product}>Tokendesk</p>
      <ul className={classes.links}>
        {SCREENS.map(({ screen, name, Icon }) => (
          <li key={screen}>
            <a
              href={addressOf(screen)}
              className={classes.link}
              aria-current={screen === current ? 'page' : undefined}
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
