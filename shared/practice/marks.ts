/** What the practice servers accept: visibly made up, and worth nothing anywhere else. */
export const PRACTICE_LOGIN = {
  user: 'practice-agent',
  password: 'practice-password',
  organization: 'PracticeOrganization',
  /** Commvault login token that never idles out. */
  authtoken: 'QSDK practice-login-token',
  /** Commvault access token that is taken as `Authorization: Bearer` only. */
  bearerAuthtoken: 'practice-bearer-authtoken',
  /** Oracle identity domain token. */
  bearerToken: 'practice-bearer-token',
  /** Client of Oracle's identity domain. */
  clientId: 'practice-client',
  clientSecret: 'practice-client-secret',
  scope: 'https://practice.cec.practice.invalid:443/urn:opc:cec:all',
  consumerKey: 'PRACTICE-CONSUMER-KEY-0000000001',
  webApiKey: 'PRACTICE-WEB-API-KEY-00000000001',
  deviceKey: 'PRACTICE-DEVICE-KEY-000000000001',
} as const;

/** What exists on the practice servers. */
export const PRACTICE_RECORDS = {
  customer: 'PRACTICE-CUSTOMER-1',
  businessUser: 'PRACTICE-CUSTOMER-1;UserID=PRACTICE-USER-1',
  /** Commvault tokens that the practice server has from the beginning. */
  consoleToken: 'practice-made-in-command-center',
  scimToken: 'practice-azure-scim',
  /** A service account of Commvault, and a token of its own. */
  serviceUser: '42',
  serviceToken: 'practice-service-account',
  channel: 'RCHANNELPRACTICE1',
  /** 44 characters, 32 bytes in base64, as Oracle generates them. */
  channelSecret: 'practice/channel+secret/not+real/0123456788=',
  authenticationCode: 'practice-code',
  identifier: 'practice-identifier',
  passCode: 'practice-pass-code',
  unit: '1',
  /** Of CRM.COM's identity system, and of a device's middleware. */
  jwt: 'practice-header.practice-claims.practice-signature',
  installedItem: 'PRACTICE-DEVICE-1',
} as const;

/**
 * Inputs with a meaning. Each also works with an ending (`PRACTICE-SLOW-2`), because a Commvault token
 * name can be used only once.
 */
export const PRACTICE_MARKS = {
  slow: 'PRACTICE-SLOW',
  long: 'PRACTICE-LONG',
  shortLife: 'PRACTICE-SHORT-LIFE',
  briefLife: 'PRACTICE-12-SECONDS',
  jwt: 'PRACTICE-JWT',
  encrypted: 'PRACTICE-ENCRYPTED',
  numbersAsText: 'PRACTICE-NUMBERS-AS-TEXT',
  expirationText: 'PRACTICE-EXPIRATION-TEXT',
  noExpiration: 'PRACTICE-NO-EXPIRATION',
  badRequest: 'PRACTICE-400',
  unauthorised: 'PRACTICE-401',
  forbidden: 'PRACTICE-403',
  notFound: 'PRACTICE-404',
  rateLimited: 'PRACTICE-429',
  failed: 'PRACTICE-500',
  gateway: 'PRACTICE-503',
  html: 'PRACTICE-HTML',
  noToken: 'PRACTICE-NO-TOKEN',
  broken: 'PRACTICE-BROKEN',
  redirect: 'PRACTICE-REDIRECT',
  hang: 'PRACTICE-HANG',
  cut: 'PRACTICE-CUT',
  outdated: 'PRACTICE-OUTDATED',
  errorIn200: 'PRACTICE-ERROR-IN-200',
  tokenInfoError: 'PRACTICE-TOKENINFO-ERROR',
  duplicate: 'PRACTICE-DUPLICATE',
  firewall: 'PRACTICE-FIREWALL',
  refused: 'PRACTICE-REFUSED',
  authtokenOnly: 'PRACTICE-AUTHTOKEN-ONLY',
  renewalRefused: 'PRACTICE-RENEWAL-403',
  renewalLost: 'PRACTICE-RENEWAL-LOST',
  revocationRefused: 'PRACTICE-REVOCATION-403',
  revocationLost: 'PRACTICE-REVOCATION-LOST',
  editRefused: 'PRACTICE-EDIT-403',
  editLost: 'PRACTICE-EDIT-LOST',
  gone: 'PRACTICE-GONE',
} as const;
export type PracticeMark = keyof typeof PRACTICE_MARKS;

/** User names and logins that make a sign-in behave in a certain way, with the practice password. */
export const PRACTICE_USERS = {
  saas: 'PRACTICE-SAAS',
  newer: 'PRACTICE-NEWER',
  locked: 'PRACTICE-LOCKED',
  passwordChange: 'PRACTICE-PASSWORD-CHANGE',
  idle: 'PRACTICE-IDLE',
  idleForGood: 'PRACTICE-IDLE-FOR-GOOD',
  outdatedSession: 'PRACTICE-OUTDATED-SESSION',
  /** Client ID of Oracle's identity domain. */
  oneCall: 'PRACTICE-ONE-CALL',
} as const;

/** A token that such a mark asks for lives so long, in seconds; at Commvault also after each renewal. */
export const PRACTICE_LIVES: Partial<Record<PracticeMark, number>> = { shortLife: 90, briefLife: 12 };

/** Finds the mark that a value carries, alone or with an ending. */
export function practiceMark(value: string): PracticeMark | null {
  for (const [name, mark] of Object.entries(PRACTICE_MARKS)) {
    if ((value === mark || value.startsWith(`${mark}-`)) && isMark(name)) return name;
  }
  return null;
}

function isMark(name: string): name is PracticeMark {
  return name in PRACTICE_MARKS;
}
