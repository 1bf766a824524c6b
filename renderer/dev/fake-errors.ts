import type { ErrorData } from '../../shared/errors.ts';

/** Which error an input provokes, as on the practice servers. */
export const FAKE_ERRORS: Readonly<Record<string, ErrorData>> = {
  'PRACTICE-401': {
    code: 'vendor-unauthorised',
    message: 'Intershop refused the login.',
    hint: 'Check login, password and organisation in the connection.',
    vendor: { status: 401, code: 'authentication.failed', message: 'Login and password do not match.' },
  },
  'PRACTICE-404': {
    code: 'vendor-not-found',
    message: 'Intershop does not know this customer.',
    hint: 'Take the ID from the customer’s URI; the customer number does not work here.',
    fields: { customerId: 'The shop does not know this customer.' },
    vendor: {
      status: 404,
      code: 'customer.not.found',
      message: 'The customer could not be found.',
      correlationId: '005xK1mXbZ3Fw000jzwkno0002Rk0003DF',
    },
  },
  'PRACTICE-500': {
    code: 'vendor-failed',
    message: 'The server failed while it handled the request.',
    hint: 'Try again in a moment. If it goes on, give the correlation ID to the vendor’s support.',
    retry: true,
    vendor: { status: 500, correlationId: '1.005xK1mXbZ3Fw' },
  },
  'PRACTICE-HANG': {
    code: 'outcome-unknown',
    message: 'No answer came in time. A token may have been created.',
    hint: 'Look at Commvault before you issue another one: “At the vendor” in History lists its tokens. The history keeps an entry for this attempt.',
  },
};
