import { APIS } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import classes from './server-tokens.module.css';

/** Why the other vendors have no such list. */
export function VendorsWithoutList() {
  return (
    <Disclosure title="Why not the other vendors?">
      <ul className={classes.why}>
        {APIS.flatMap((api) => {
          const { inventory } = PROVIDERS[api];
          return 'none' in inventory ? [<li key={api}>{inventory.none}</li>] : [];
        })}
      </ul>
    </Disclosure>
  );
}
