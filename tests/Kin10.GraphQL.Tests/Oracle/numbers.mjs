// Reads the bits of doubles in hexadecimal and writes each number as ECMAScript prints it.
import { readFileSync } from 'node:fs';

const view = new DataView(new ArrayBuffer(8));
const answers = JSON.parse(readFileSync(0, 'utf8')).map((bits) => {
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return JSON.stringify(view.getFloat64(0));
});
process.stdout.write(JSON.stringify(answers));
