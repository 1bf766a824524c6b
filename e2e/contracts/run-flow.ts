import { setTimeout as wait } from 'node:timers/promises';
import type { Finding } from './contract.ts';
import type { ContractFixture } from './contract-fixture.ts';
import type { Descriptions } from './descriptions.ts';
import type { Deviation, Flow } from './flow.ts';

/** How long calls that the app does not wait for, such as a sign-out, may take, in ms. */
const LATE_CALL_MS = 5_000;

export interface FlowResult {
  readonly flow: Flow;
  readonly findings: readonly Finding[];
  /** Empty when all went as it should. */
  readonly problems: readonly string[];
}

/** Lets the app do something and holds every call that it makes against the descriptions. */
export async function runFlow(
  flow: Flow,
  fixture: ContractFixture,
  descriptions: Descriptions,
): Promise<FlowResult> {
  const recorder = fixture.recorders[flow.api];
  const problems: string[] = [];
  fixture.begin();
  await flow.run(fixture).catch((error: unknown) => {
    problems.push(`the app: ${error instanceof Error ? error.message : String(error)}`);
  });
  const deadline = Date.now() + LATE_CALL_MS;
  while (problems.length === 0 && recorder.count() < flow.calls.length && Date.now() < deadline)
    await wait(5);
  const findings = (await recorder.take()).map((exchange) => descriptions.check(exchange));
  const made = findings.map(({ operationId }) => operationId ?? 'unknown');
  if (made.join() !== flow.calls.join()) {
    problems.push(`calls: ${made.join(', ') || 'none'}, expected: ${flow.calls.join(', ')}`);
  }
  return { flow, findings, problems: [...problems, ...deviations(findings, flow.deviates)] };
}

function deviations(findings: readonly Finding[], expected: Deviation | undefined): string[] {
  const unexpected = findings.flatMap((finding) =>
    (['request', 'reply'] as const)
      .filter((side) => !isExpected(finding, side, expected))
      .flatMap((side) => finding[side].map((words) => `${finding.operationId} ${side}: ${words}`)),
  );
  if (expected === undefined) return unexpected;
  const found = findings
    .filter((finding) => isExpected(finding, expected.side, expected))
    .flatMap((finding) => finding[expected.side]);
  return found.some((words) => expected.finds.test(words))
    ? unexpected
    : [
        ...unexpected,
        `${expected.call} ${expected.side}: ${found.join('; ') || 'as described'}, although ${expected.because}`,
      ];
}

function isExpected({ operationId }: Finding, side: string, expected: Deviation | undefined): boolean {
  return expected !== undefined && expected.call === operationId && expected.side === side;
}
