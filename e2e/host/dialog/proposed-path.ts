import { resolve } from 'node:path';
import { app } from '../app/app.ts';

interface Filter {
  readonly extensions?: readonly string[];
}

/** The path a save dialog opens with: the app's proposal, by itself in the Downloads folder. */
export function proposedPath(defaultPath: string | undefined, filters: readonly Filter[] = []): string {
  const extension = filters[0]?.extensions?.[0];
  const usual = extension && extension !== '*' ? `untitled.${extension}` : 'untitled';
  return resolve(app.getPath('downloads'), defaultPath || usual);
}
