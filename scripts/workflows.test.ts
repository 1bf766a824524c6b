import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { at } from './lib/project.mjs';
import { problemsOf } from './lib/workflow-problems.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
}

const FOLDER = at('.github', 'workflows');
const WORKFLOWS = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const,
);

describe.each(WORKFLOWS)('%s', (name, content) => {
  const workflow = parse(content);
  const jobs = Object.entries<Job>(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('is content with GitHub’s own parser', async () => {
    expect(await problemsOf(name, content)).toEqual([]);
  });

  it('pins every action by commit and says which version that is', () => {
    const lines = content.split('\n').filter((line) => /^\s*-?\s*uses:/.test(line));
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives each job only the rights that it names, and a time limit', () => {
    expect(workflow.permissions).toEqual({});
    for (const [id, job] of jobs) {
      expect(job['timeout-minutes'], id).toBeLessThanOrEqual(60);
      const writes = Object.entries(job.permissions ?? {}).filter(([, right]) => right !== 'read');
      expect(writes.length > 0, id).toBe(id === 'release');
    }
  });

  it('lets no text from outside into a script, and no credentials lie in the work tree', () => {
    expect(content).not.toContain('pull_request_target');
    for (const { run, uses, with: inputs } of steps) {
      expect(run ?? '').not.toContain('${{');
      if (uses?.startsWith('actions/checkout@') === true) expect(inputs?.['persist-credentials']).toBe(false);
    }
  });

  it('calls scripts that exist', () => {
    const called = content.match(/\b(?:scripts\/[\w/-]+\.mjs|\.ci\/\w+|e2e\/[\w/.-]+\.test\.ts)/g) ?? [];
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((path) => !existsSync(at(path)))).toEqual([]);
  });
});

describe('the check itself', () => {
  const job = (text: string) => `on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    ${text}`;
  it.each([
    ['a key that does not exist', job('stepps: []')],
    ['an unknown context', job('steps: [{ run: echo, if: nothing.here }]')],
    ['an expression that does not end', job(`steps: [{ run: 'echo $${'{{'} github.sha ' }]`)],
    ['a job that is needed and not there', job('needs: [two]\n    steps: [{ run: echo }]')],
  ])('finds %s', async (_, content) => {
    expect(await problemsOf('bad.yml', content)).not.toEqual([]);
  });
});
