import { checkTriggerResponse } from '../../cognito/triggers/check-trigger-response.ts';
import { placeFaults } from '../../cognito/triggers/place-faults.ts';
import { readTriggerEventNode } from '../../cognito/triggers/read-trigger-event.ts';
import type { TriggerEvent } from '../../cognito/triggers/trigger-event.ts';
import { type Finding, findingsIn } from '../../scenario/scenario.ts';
import type { Io } from '../io.ts';
import { documentsIn, type InputDocument } from './documents-in.ts';

/** An event of a trigger as it was given, or why it cannot be read. */
export interface GivenEvent {
  readonly file: string;
  /** Its line, where the input holds one event a line. */
  readonly line?: number;
  readonly event?: TriggerEvent;
  /** What is wrong with the event. */
  readonly findings: readonly Finding[];
  /** What is wrong with the response that it came with. */
  readonly ofResponse: readonly Finding[];
}

/** Reads events one after the other, of a stream no more than one at a time. */
export async function* triggerEvents(
  files: readonly string[],
  byLines: boolean,
  io: Io,
): AsyncGenerator<GivenEvent> {
  for await (const document of documentsIn(files, byLines, io)) yield eventIn(document);
}

function eventIn({ read, findings, ...place }: InputDocument): GivenEvent {
  if (!read) return { ...place, findings, ofResponse: [] };
  const { node, source } = read;
  const { value: event, diagnostics } = readTriggerEventNode(node);
  const told = [...findings, ...findingsIn(placeFaults(diagnostics, node), source)];
  if (!event) return { ...place, findings: told, ofResponse: [] };
  const faults = placeFaults(checkTriggerResponse(event), node);
  return { ...place, event, findings: told, ofResponse: findingsIn(faults, source) };
}
