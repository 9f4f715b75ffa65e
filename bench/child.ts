import { sink } from './harness.ts';
import { measurePart } from './part.ts';

// One part of a run, in a process of its own: `node --expose-gc --import tsx bench/child.ts warm/W1`.

const found = await measurePart(process.argv[2] ?? '');
process.stdout.write(JSON.stringify({ found, sink: sink.allowed }));
