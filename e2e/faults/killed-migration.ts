// Migrates the database in the argument and kills itself after the first of two new steps.
import { openDatabase } from '../../electron/store/database.ts';
import { MIGRATIONS } from '../../electron/store/migrations.ts';

const steps = [...MIGRATIONS, 'CREATE TABLE one_more (id INTEGER) STRICT', ''];
Object.defineProperty(steps, steps.length - 1, {
  get() {
    process.kill(process.pid, 'SIGKILL');
    // The signal arrives before the next statement runs, but not before this one returns.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
    return '';
  },
});
openDatabase(process.argv[2] ?? '', steps);
