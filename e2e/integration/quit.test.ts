import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendHttp } from '../../electron/http/client.ts';
import type { QuitAnswer, QuitQuestion } from '../../electron/usecases/context/ports.ts';
import { actionsOf, history, issue, orderOf, pairOf } from '../support/agent.ts';
import { type OpenedApp, openApp, temporaryFolder } from '../support/open-app.ts';

/** Holds answers of vendors back until they are let through. */
function answersHeldBack() {
  let gate: PromiseWithResolvers<void> | null = null;
  let arrived = Promise.withResolvers<void>();
  return {
    network:
      (send: SendHttp): SendHttp =>
      async (request, options) => {
        const answer = await send(request, options);
        if (gate === null) return answer;
        arrived.resolve();
        const cancelled = new Promise<never>((_resolve, reject) =>
          options.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
        );
        await Promise.race([gate.promise, cancelled]);
        return answer;
      },
    /** From now on; resolves when one is there. */
    hold(): Promise<void> {
      gate = Promise.withResolvers<void>();
      arrived = Promise.withResolvers<void>();
      return arrived.promise;
    },
    letThrough(): void {
      gate?.resolve();
      gate = null;
    },
  };
}

let dataDir: string;
let answers: ReturnType<typeof answersHeldBack>;
let app: OpenedApp;
const open = async (): Promise<OpenedApp> => {
  answers = answersHeldBack();
  app = await openApp({ dataDir, practice: true, network: answers.network });
  return app;
};
beforeEach(() => {
  dataDir = temporaryFolder();
  return open();
});
afterEach(() => app.kill());

/** Quits with an answer to the question; the answers of vendors come once it was asked. */
async function quitting(
  answer: (question: QuitQuestion, over: AbortSignal) => Promise<QuitAnswer> | QuitAnswer,
) {
  const asked = Promise.withResolvers<QuitQuestion>();
  app.platform.answerQuit = (question, over) => {
    asked.resolve(question);
    return answer(question, over);
  };
  const ended = app.quit();
  return { question: await asked.promise, ended };
}

describe('quitting while a token is being issued', () => {
  it('says so, waits by itself, and the token is there at the next start', async () => {
    const held = answers.hold();
    const issuing = app.call('tokens.issue', await orderOf(app, 'crmcom'));
    await held;
    const { question, ended } = await quitting(
      ({ buttons, proposal }) => buttons[proposal]?.answer ?? 'stay',
    );
    expect(question.message).toMatch(/^A token is being issued at CRM\.COM/);
    expect(question.detail).toContain('the vendor may have created a token that nobody has');
    answers.letThrough();
    expect(await ended).toBe(true);
    expect(await issuing).toMatchObject({ ok: true });
    await open();
    const [token] = await history(app);
    expect(token).toMatchObject({ state: 'active', secretStore: 'keychain' });
    expect((await pairOf(app, token?.id ?? ''))[0]).not.toBe('');
  });

  it('the question goes when the answer comes, and Tokendesk quits', async () => {
    const held = answers.hold();
    void app.call('tokens.issue', await orderOf(app, 'oracle'));
    await held;
    const { ended } = await quitting(
      (_question, over) =>
        new Promise((resolve) => over.addEventListener('abort', () => resolve('wait'), { once: true })),
    );
    answers.letThrough();
    expect(await ended).toBe(true);
    await open();
    expect(await history(app)).toMatchObject([{ state: 'active' }]);
  });

  it('“Quit anyway” leaves a row that says that one may have been created', async () => {
    const held = answers.hold();
    const issuing = app.call('tokens.issue', await orderOf(app, 'crmcom'));
    await held;
    const { ended } = await quitting(() => 'quit');
    expect(await ended).toBe(true);
    expect(await issuing).toMatchObject({ ok: false, error: { code: 'outcome-unknown' } });
    await open();
    expect(await history(app)).toMatchObject([{ state: 'outcome-unknown' }]);
  });

  it('“Stay” stays, and the token arrives', async () => {
    const held = answers.hold();
    const issuing = app.call('tokens.issue', await orderOf(app, 'crmcom'));
    await held;
    const { ended } = await quitting(() => 'stay');
    expect(await ended).toBe(false);
    answers.letThrough();
    expect(await issuing).toMatchObject({ ok: true });
    expect(await history(app)).toMatchObject([{ state: 'active' }]);
  });
});

describe('quitting while a token is being renewed', () => {
  it('keeps the new pair', async () => {
    const { id } = await issue(app, 'commvault');
    const [before] = await pairOf(app, id);
    const held = answers.hold();
    const renewing = app.call('tokens.renew', { id });
    await held;
    const { question, ended } = await quitting(() => 'wait');
    expect(question.message).toMatch(/^A token is being renewed at Commvault/);
    answers.letThrough();
    expect(await ended).toBe(true);
    expect(await renewing).toMatchObject({ ok: true });
    await open();
    expect((await pairOf(app, id))[0]).not.toBe(before);
    expect(await actionsOf(app, id)).toContain('token.renewed');
  });
});

it('asks nothing where nothing is lost', async () => {
  await issue(app, 'crmcom');
  expect(await app.quit()).toBe(true);
  expect(app.platform.quitQuestions).toEqual([]);
});
