import { AppError } from '../../shared/errors.ts';

/** A sign-in that failed. Whatever call it was for: nothing of that was done. */
export class SignInError extends AppError {}

/** True when an error, or what caused it, is a sign-in that failed. */
export function isSignInFailure(error: unknown): boolean {
  return error instanceof SignInError || (error instanceof Error && isSignInFailure(error.cause));
}
