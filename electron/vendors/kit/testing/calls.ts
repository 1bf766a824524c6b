import { AppError, type ErrorData } from '../../../../shared/errors.ts';
import type { FormValues } from '../../../../shared/forms/values.ts';
import type { HttpAnswer } from '../../../../shared/http-message.ts';
import type { IssueContext } from '../define.ts';

/** 2026-02-12T19:31:24Z by this computer's clock, in Unix ms. */
export const NOW = 1_770_924_684_000;

/** An answer that arrives at {@link NOW} from a vendor whose clock is two seconds ahead. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  const isText = typeof body === 'string';
  return {
    status,
    headers: { 'content-type': isText ? 'text/plain' : 'application/json', ...headers },
    body: isText ? body : JSON.stringify(body),
    receivedAt: NOW,
    clockOffsetMs: 2_000,
  };
}

export const MAINTENANCE: HttpAnswer = answer(200, '<!DOCTYPE html><html><title>Back soon</title></html>', {
  'content-type': 'text/html',
});

export function issueContext(
  settings: FormValues,
  secrets: Readonly<Record<string, string>>,
  inputs: FormValues,
  baseUrl = 'https://vendor.example/base',
): IssueContext {
  return { baseUrl, settings, secrets, inputs, nowMs: NOW };
}

/** The error data of a call that must fail. */
export function failure(call: () => unknown): ErrorData {
  try {
    call();
  } catch (error) {
    if (error instanceof AppError) return error.data;
    throw error;
  }
  throw new Error('The call should have failed.');
}
