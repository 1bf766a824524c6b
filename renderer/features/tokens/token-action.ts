/** What opens the details of a token: to look at them, or to do something there at once. */
export type DetailsAction = 'details' | 'reveal' | 'check';

/** What asks a question about a token first. */
export type QuestionAction = 'renew' | 'revoke' | 'edit' | 'delete';

export type TokenAction = DetailsAction | QuestionAction;

/** Opens what an action needs. Always the same function, so that a list need not be drawn anew for it. */
export type OnTokenAction = (action: TokenAction, tokenId: string) => void;
