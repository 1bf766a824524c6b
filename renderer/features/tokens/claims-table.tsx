import type { Claim } from '../../../shared/models/token.ts';
import classes from './token-details.module.css';

/** What the token says of itself. */
export function ClaimsTable({ claims }: { claims: readonly Claim[] }) {
  return (
    <table className={classes.claims}>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ name, value, meaning }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>
              {value}
              {meaning !== undefined && <div className={classes.meaning}>{meaning}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
