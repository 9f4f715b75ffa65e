import { nodeFromValue } from '../../../grammar/json/from-value.ts';
import { quoted } from '../../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../../grammar/json/tree.ts';
import { collectDiagnostics } from '../../text/collect.ts';
import { type Diagnostic, hasErrors, type Parsed } from '../../text/diagnostic.ts';
import { nearest } from '../../text/suggest.ts';
import { readClaimValue } from '../read-claim-value.ts';
import { checkShape } from './check-shape.ts';
import { any, type ObjectShape, object } from './shape.ts';
import type { TriggerEvent } from './trigger-event.ts';
import { type TriggerName, triggerFacts, triggerNames } from './trigger-facts.ts';
import { triggerFault } from './trigger-faults.ts';
import { commonShape, triggerShapes } from './trigger-shapes.ts';

type Add = (diagnostic: Diagnostic) => void;

/** Reads an event of a user pool's trigger, recorded or written by hand (table 5.3). */
export function readTriggerEvent(json: unknown): Parsed<TriggerEvent> {
  return readTriggerEventNode(nodeFromValue(json));
}

/**
 * The same for a JSON tree. `triggerSource` decides which trigger it is; what the function answers
 * is checked by `checkTriggerResponse`.
 */
export function readTriggerEventNode(node: JsonNode): Parsed<TriggerEvent> {
  const { add, diagnostics } = collectDiagnostics();
  const source = textIn(node, 'triggerSource');
  const version = textIn(node, 'version')?.text ?? '';
  const trigger = source ? triggerOf(source.text) : undefined;
  if (source && !trigger) add(unknownSource(source.text, source.node));
  const request = trigger ? shapesOf(trigger, version).request : any;
  const event: ObjectShape = object(
    { ...commonShape.required, request },
    { ...commonShape.optional, response: { kind: 'any' } },
  );
  checkShape(node, event, [], add);
  if (source && trigger) checkVersion(trigger, source.text, version, add);
  if (hasErrors(diagnostics) || !trigger || node.kind !== 'object') {
    return { value: undefined, diagnostics };
  }
  return { value: eventOf(node, trigger), diagnostics };
}

/** `checkShape` has just proved that the event has the trigger's shape. */
function eventOf(node: JsonObject, trigger: TriggerName): TriggerEvent {
  const value = readClaimValue(() => {}, { node, path: [] });
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const plain = Object.fromEntries(members);
  return { ...plain, trigger, response: plain['response'] ?? {} } as unknown as TriggerEvent;
}

function textIn(
  node: JsonNode,
  name: string,
): { readonly text: string; readonly node: JsonNode } | undefined {
  const members = node.kind === 'object' ? node.members : [];
  const value = members.findLast(({ key }) => key === name)?.value;
  return value?.kind === 'string' ? { text: value.value, node: value } : undefined;
}

/** The trigger that an event belongs to. */
export function triggerOf(triggerSource: string): TriggerName | undefined {
  return triggerNames.find((name) => sourcesOf(name).includes(triggerSource));
}

function sourcesOf(name: TriggerName): readonly string[] {
  return triggerFacts[name].sources;
}

function unknownSource(source: string, node: JsonNode): Diagnostic {
  const meant = nearest(source, triggerNames.flatMap(sourcesOf));
  return triggerFault(
    'trigger/source',
    ['triggerSource'],
    `no trigger has the source ${quoted(source)}`,
    {
      at: node.span,
      help: meant ? `did you mean \`${meant}\`?` : `triggers are ${triggerNames.join(', ')}`,
    },
  );
}

/** The shapes of an event's request and response. */
export function shapesOf(
  trigger: TriggerName,
  version: string,
): { readonly request: ObjectShape; readonly response: ObjectShape } {
  if (trigger !== 'PreTokenGeneration') return triggerShapes[trigger];
  return version === '1' ? triggerShapes.PreTokenGenerationV1 : triggerShapes.PreTokenGenerationV2;
}

/** Only Pre Token Generation has versions, and only the third is for clients without a user. */
function checkVersion(trigger: TriggerName, source: string, version: string, add: Add): void {
  if (trigger !== 'PreTokenGeneration') return;
  const versions = source === 'TokenGeneration_ClientCredentials' ? ['3'] : ['1', '2', '3'];
  if (versions.includes(version)) return;
  add(
    triggerFault(
      'trigger/version',
      ['version'],
      `\`${source}\` has no event of version ${quoted(version)}`,
      { help: `its versions are ${versions.join(', ')}` },
    ),
  );
}
