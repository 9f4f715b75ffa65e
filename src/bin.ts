#!/usr/bin/env node
import process from 'node:process';
import { exitCodes } from './cli/io.ts';
import { run } from './cli/main.ts';
import { nodeIo } from './cli/node-io.ts';

process.once('SIGINT', () => process.exit(exitCodes.interrupted));
process.exitCode = await run(process.argv.slice(2), nodeIo());
