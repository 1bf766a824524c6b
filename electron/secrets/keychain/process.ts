import type { KeychainReply, KeychainRequest } from './protocol.ts';
import { KEYCHAIN_SERVICE, SERVICE_VARIABLE } from './protocol.ts';

const service = process.env[SERVICE_VARIABLE] ?? KEYCHAIN_SERVICE;

// The utility process that alone talks to the OS keychain. A locked keyring can crash keytar, an
// unanswered prompt can hang it for ever, and four hung calls freeze all file and network work of a
// process: none of that may happen in the main process.

process.parentPort.on('message', ({ data }: { data: KeychainRequest }) => {
  void answer(data).then((reply) => process.parentPort.postMessage(reply));
});

async function answer(request: KeychainRequest): Promise<KeychainReply> {
  try {
    return { id: request.id, ok: true, value: await perform(request) };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : 'Unknown error' };
  }
}

async function perform(request: KeychainRequest): Promise<string | boolean | null> {
  // Loaded at the first call, so that a missing libsecret is an answer and not a crash.
  const { default: keytar } = await import('keytar');
  switch (request.op) {
    case 'get':
      return keytar.getPassword(service, request.account);
    case 'delete':
      return keytar.deletePassword(service, request.account);
    case 'set':
      await keytar.setPassword(service, request.account, request.secret);
      return true;
  }
}
