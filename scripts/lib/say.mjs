/**
 * One line of progress, on stderr: stdout belongs to results that another program may read.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something that the person at the keyboard must put right; scripts print it without a stack trace. */
export class Problem extends Error {}

/**
 * Runs a script's main function: its result becomes the exit status, a {@link Problem} one sentence.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof Problem) say(error.message);
    else say(String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}
