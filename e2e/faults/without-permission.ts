// Gives up root, then tries to open the history in the folder of the argument; prints what it says.

import { openDatabase } from '../../electron/store/database.ts';
import { dataPaths, userDataProblem } from '../../electron/usecases/startup/user-data.ts';
import { toErrorData } from '../../shared/errors.ts';

const folder = process.argv[2] ?? '';
process.setgid?.('nogroup');
process.setuid?.('nobody');
console.log(userDataProblem(() => folder)?.message ?? 'the folder can be used');
try {
  openDatabase(dataPaths(folder).database).close();
  console.log('the history can be used');
} catch (error) {
  console.log(toErrorData(error).message);
}
