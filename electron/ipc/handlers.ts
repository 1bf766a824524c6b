import { PROVIDERS } from '../../shared/vendors/index.ts';
import { pageErrorLog } from '../log/page-errors.ts';
import { changeSetting } from '../usecases/connections/change-setting.ts';
import { deleteConnection } from '../usecases/connections/delete.ts';
import { listConnections } from '../usecases/connections/list.ts';
import { saveConnection } from '../usecases/connections/save.ts';
import { signOut } from '../usecases/connections/sign-out.ts';
import { testConnection } from '../usecases/connections/test-connection.ts';
import { tokenSnippet, tokenUse } from '../usecases/disclosure/snippets.ts';
import { checkSecrets, repair } from '../usecases/keychain/repair.ts';
import { actOnRecord } from '../usecases/lookups/act.ts';
import { recordDetails, searchRecords } from '../usecases/lookups/search.ts';
import { dismissAction, unsettledActions } from '../usecases/lookups/unsettled.ts';
import { listPresets, savePreset } from '../usecases/presets/presets.ts';
import { setAutoRenewal } from '../usecases/renewal/auto-renewal-setting.ts';
import { adoptToken } from '../usecases/server-tokens/adopt.ts';
import { editServerToken } from '../usecases/server-tokens/edit.ts';
import { listServerTokens } from '../usecases/server-tokens/list.ts';
import { markGone } from '../usecases/server-tokens/mark-gone.ts';
import { revokeServerToken } from '../usecases/server-tokens/revoke.ts';
import type { Services } from '../usecases/services.ts';
import { checkToken } from '../usecases/tokens/check.ts';
import { cleanUp, previewCleanUp } from '../usecases/tokens/clean-up.ts';
import { deleteToken } from '../usecases/tokens/delete.ts';
import { tokenDetails } from '../usecases/tokens/details.ts';
import { findToken } from '../usecases/tokens/find-token.ts';
import { tokenHistory } from '../usecases/tokens/history.ts';
import { issueToken } from '../usecases/tokens/issue.ts';
import { orderOf } from '../usecases/tokens/issue-again.ts';
import { renewToken } from '../usecases/tokens/renew.ts';
import { revokeToken } from '../usecases/tokens/revoke.ts';
import type { Handlers } from './router.ts';

/** Lines of the log that "Copy log" takes. */
const LOG_LINES = 500;

/** What each call of the contract does: one line each, the work is elsewhere. */
export function handlers(services: Services): Handlers {
  const {
    ctx,
    ports,
    settings,
    clipboard,
    handOver,
    remembered,
    practice,
    lock,
    reconciler,
    updates,
    about,
  } = services;
  const logPageError = pageErrorLog(ctx.log, ctx.nowMs);
  return {
    'app.info': () => ({
      ...about,
      platform: process.platform,
      logFile: ctx.log.file,
      journal: ctx.db.journal,
      practice: practice.info(),
    }),
    'app.openUserData': () => ports.openFolder(about.userDataFolder).then(() => undefined),
    'app.openDocs': ({ api }) => ports.openWebPage(PROVIDERS[api].docsUrl).then(() => undefined),
    'app.copyLog': async () => {
      const text = ctx.log.tail(LOG_LINES);
      await ports.copyPlainText(text);
      return { lines: text === '' ? 0 : text.split('\n').length };
    },
    'app.reportError': (error) => {
      logPageError(error);
      return undefined;
    },
    'jobs.problems': () => [...ctx.jobs.problems()],
    'connections.list': () => listConnections(ctx),
    'calls.list': () => [...ctx.inFlight.list()],
    'calls.cancel': ({ id }) => ({ cancelled: ctx.inFlight.cancel(id) }),
    'connections.save': (draft) => saveConnection(ctx, draft),
    'connections.test': (draft) => testConnection(ctx, draft),
    'connections.signOut': ({ id }) => signOut(ctx, id),
    'connections.changeSetting': (change) => changeSetting(ctx, change),
    'connections.usage': ({ id }) => ({ tokens: ctx.connections.countTokens(id) }),
    'connections.setFavourite': ({ id, favourite }) => {
      ctx.connections.setFavourite(id, favourite);
      ctx.changed('connections');
      return undefined;
    },
    'connections.delete': ({ id }) => deleteConnection(ctx, id).then(() => undefined),
    'connections.copySecret': (of) => remembered.copy(of),
    'connections.revealSecret': (of) => remembered.reveal(of),
    'connections.forgetSecret': (of) => remembered.forget(of).then(() => undefined),
    'lookups.search': (order) => searchRecords(ctx, order),
    'lookups.details': (order) => recordDetails(ctx, order),
    'lookups.act': (order) => actOnRecord(ctx, order),
    'lookups.unsettled': () => unsettledActions(ctx),
    'lookups.dismiss': ({ id }) => dismissAction(ctx, id),
    'app.copyText': ({ text }) => ports.copyPlainText(text).then(() => undefined),
    'tokens.issue': (order) => issueToken(ctx, order),
    'tokens.order': ({ id }) => orderOf(ctx, id),
    'tokens.renew': ({ id }) => renewToken(ctx, id),
    'tokens.setAutoRenew': ({ id, minutes }) => setAutoRenewal(ctx, id, minutes),
    'tokens.revoke': ({ id }) => revokeToken(ctx, id),
    'tokens.check': ({ id }) => checkToken(ctx, id),
    'tokens.use': ({ id }) => tokenUse(ctx, id),
    'tokens.copySnippet': async ({ id, language, withToken }) => {
      if (withToken) return handOver.copySnippet(id, language);
      await ports.copyPlainText(tokenSnippet(ctx, findToken(ctx, id), language, null));
      return { clearsAt: null };
    },
    'tokens.list': (query) => tokenHistory(ctx, query),
    'tokens.details': ({ id }) => tokenDetails(ctx, id),
    'tokens.copy': ({ id, part }) => handOver.copy(id, part),
    'tokens.reveal': ({ id, part }) => handOver.reveal(id, part),
    'tokens.export': ({ id }) => handOver.export(id),
    'tokens.delete': ({ id }) => deleteToken(ctx, id).then(() => undefined),
    'serverTokens.list': ({ connectionId, userId }) => listServerTokens(ctx, connectionId, userId),
    'serverTokens.adopt': (which) => adoptToken(ctx, which),
    'serverTokens.edit': (order) => editServerToken(ctx, order),
    'serverTokens.revoke': (order) => revokeServerToken(ctx, order),
    'serverTokens.markGone': ({ tokenIds }) => markGone(ctx, tokenIds),
    'audit.list': ({ limit }) => ctx.audit.newest(limit),
    'cleanUp.preview': (policy) => previewCleanUp(ctx, policy),
    'cleanUp.run': () => cleanUp(ctx, settings.get()),
    'clipboard.state': () => clipboard.state(),
    'clipboard.clear': () => clipboard.clear().then(() => undefined),
    'keychain.status': () => ctx.vault.status(),
    'keychain.recheck': async () => {
      const status = await ctx.vault.check();
      if (status.state === 'available') await reconciler.run();
      return ctx.vault.status();
    },
    'lock.state': () => lock.state(),
    'lock.lock': () => {
      lock.lock('agent');
      return undefined;
    },
    'lock.unlock': ({ passphrase }) => lock.unlock(passphrase).then(() => undefined),
    'lock.unlockByFingerprint': () => lock.unlockByFingerprint().then(() => undefined),
    'lock.configure': ({ current, next }) => lock.configure(current, next).then(() => undefined),
    'lock.startOver': ({ next }) => lock.startOver(next).then(() => undefined),
    'repair.check': async () => {
      const report = await checkSecrets(ctx);
      return { ...report, problems: [...report.problems] };
    },
    'repair.run': async () => repair(ctx, await checkSecrets(ctx)),
    'presets.list': () => listPresets(ctx.presets),
    'presets.save': (preset) => {
      const saved = savePreset(ctx.presets, preset, ctx.nowMs());
      ctx.changed('presets');
      return saved;
    },
    'presets.delete': ({ id }) => {
      ctx.presets.remove(id);
      ctx.changed('presets');
      return undefined;
    },
    'practice.start': () => practice.start(),
    'settings.get': () => settings.get(),
    'settings.set': (changes) => {
      const changed = settings.set(changes);
      ports.setColourScheme(changed.colorScheme);
      ports.push('settings.changed', changed);
      updates.rearm();
      return changed;
    },
    'updates.status': () => updates.status(),
    'updates.check': () => updates.check(),
    'updates.download': () => updates.download(),
    'updates.quitAndInstall': () => {
      updates.quitAndInstall();
      return undefined;
    },
  };
}
