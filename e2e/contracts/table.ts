import type { Finding } from './contract.ts';
import type { FlowResult } from './run-flow.ts';

const WIDTHS = [10, 23, 54, 9, 9] as const;

function line(...cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd();
}

/** First line of the table. */
export const HEAD = line('API', 'operation', 'variant', 'requests', 'answers', 'result');

/** One line for each operation of a flow, and below them what is wrong. Counts: as described / all. */
export function rows({ flow, findings, problems }: FlowResult): string[] {
  const byOperation = Map.groupBy(findings, ({ operationId }) => operationId ?? 'unknown');
  const result = problems.length === 0 ? 'ok' : 'FAILED';
  const lines = [...byOperation].map(([operation, all]) => {
    const expected = flow.deviates?.call === operation ? `, deviates: ${flow.deviates.because}` : '';
    return line(
      flow.api,
      operation,
      flow.variant,
      share(all, 'request'),
      share(all, 'reply'),
      result + expected,
    );
  });
  const none = line(flow.api, '-', flow.variant, '0/0', '0/0', result);
  return [...(lines.length === 0 ? [none] : lines), ...problems.map((problem) => `    ${problem}`)];
}

function share(findings: readonly Finding[], side: 'request' | 'reply'): string {
  return `${findings.filter((finding) => finding[side].length === 0).length}/${findings.length}`;
}
