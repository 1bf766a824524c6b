import { z } from 'zod';
import type { LookupDescription, RecordActionDescription } from '../../forms/field.ts';

const SHOWN_ONCE =
  'Oracle shows the new secret once, in its answer. Tokendesk puts it into the keychain before it says that it is done; from there you can copy it.';
const EVERYONE =
  'Everyone else who uses this channel’s secret, such as a site or another team, must get the new one from you.';
const ISSUED =
  'OAuth tokens that were issued before probably stay valid until they expire: Oracle does not say.';

const generate: RecordActionDescription = {
  name: 'generate',
  label: 'Generate secret',
  consequences: [SHOWN_ONCE, 'If the channel already has a secret, Oracle may refuse: rotate it then.'],
  makesSecret: true,
  dangerous: false,
  done: 'Oracle generated a secret for this channel.',
  inDoubt: {
    message: (channel) =>
      `A secret may have been generated for the channel “${channel}”, and it never reached this computer.`,
    hint: 'Rotate the channel’s secret: that brings one that you can use. Tokendesk does not repeat the request by itself.',
  },
  audit: 'channel.secret-generated',
};

const rotate: RecordActionDescription = {
  name: 'rotate',
  label: 'Rotate secret',
  consequences: [`The present secret stops working. ${SHOWN_ONCE}`, EVERYONE, ISSUED],
  makesSecret: true,
  dangerous: true,
  done: 'Oracle replaced this channel’s secret.',
  inDoubt: {
    message: (channel) =>
      `The secret of the channel “${channel}” may have been replaced, and the new one never reached this computer: the old one may no longer work.`,
    hint: 'Rotate the secret again: that brings one that you can use. Tokendesk does not repeat the request by itself.',
  },
  audit: 'channel.secret-rotated',
};

const remove: RecordActionDescription = {
  name: 'delete',
  label: 'Delete secret',
  consequences: [
    'No more OAuth tokens can be issued for this channel until a secret is generated again. The one that Tokendesk remembers is removed as well.',
    'Everyone else who uses this channel’s secret, such as a site or another team, is locked out.',
    ISSUED,
  ],
  makesSecret: false,
  dangerous: true,
  done: 'Oracle deleted this channel’s secret.',
  inDoubt: {
    message: (channel) => `The secret of the channel “${channel}” may or may not be deleted.`,
    hint: 'Delete it again: that is safe. Oracle then says whether it is gone.',
  },
  audit: 'channel.secret-deleted',
};

const QUOTE = 'Leave out “"” and “\\”: Oracle’s query language uses them.';

/** List of publishing channels, and their secrets (Oracle, "List all channels", "Channel Secret"). */
export const channelLookup: LookupDescription = {
  label: 'Find channel',
  one: 'channel',
  many: 'channels',
  criteria: [{ name: 'name', label: 'Channel name', kind: 'text', placeholder: 'Empty: list all channels' }],
  check: z.object({
    name: z
      .string()
      .refine((name) => !/["\\]/.test(name), { error: QUOTE })
      .optional(),
  }),
  listsAll: true,
  secret: { field: 'channelSecret', label: 'Channel secret', actions: [generate, rotate, remove] },
};
