import type { Contender } from '../contender.ts';
import { sink } from '../harness.ts';
import { measurePart } from '../part.ts';
import { casbin } from './casbin.ts';
import { cedar, cedarAfresh } from './cedar.ts';
import { measureHostilePeers } from './hostile.ts';
import { unsafe, validated } from './iam-simulate.ts';
import { pbac } from './pbac.ts';

// As `bench/child.ts`, with peers beside ours.

const part = process.argv[2] ?? '';
const warm: readonly Contender[] = [unsafe, validated, pbac, cedar, casbin];
const found =
  part === 'hostilePeers'
    ? measureHostilePeers()
    : await measurePart(part, { warm, whole: [unsafe, cedarAfresh] });
process.stdout.write(JSON.stringify({ found, sink: sink.allowed }));
