import fc from 'fast-check';
import { oracle } from '../oracle/oracle.ts';
import { now } from '../support/alphabets.ts';
import { scenarios } from '../support/arbitraries.ts';
import { statementsOf, verdictOf } from './engine.ts';

const n = Number(process.argv[2] ?? 3000);
const seed = Number(process.argv[3] ?? 1);
let shown = 0,
  bad = 0;
const skip = new RegExp(process.argv[4] ?? '^$');
for (const s of fc.sample(scenarios(), { numRuns: n, seed })) {
  let e: any;
  try {
    e = verdictOf(s, { now });
  } catch (x) {
    console.log('THROW', String(x).slice(0, 600));
    bad++;
    continue;
  }
  const o = oracle(s, { now });
  const a = e.decision + ' ' + [...statementsOf(e)].sort();
  const b = o.decision + ' ' + [...o.statements].sort();
  if (a !== b) {
    bad++;
    const j = JSON.stringify(s);
    if (skip.test(JSON.stringify(s.request)) || j.length > 1400 || shown++ > 7) continue;
    console.log('ENGINE', a, '| ORACLE', b, '\n', j, '\n');
  }
}
console.log('bad', bad);
