import { type JsonMember, type JsonNode, MAX_DEPTH, type NotJson } from './tree.ts';

/**
 * The object door: the tree of a value that somebody has parsed or built already. Takes own
 * enumerable string keys, leaves out members that are undefined as JSON.stringify does, and puts a
 * `notJson` node where a value has no JSON form. Never throws, whatever getters and proxies do.
 */
export function nodeFromValue(value: unknown): JsonNode {
  return nodeAt(value, []);
}

/** `ancestors` are the objects that hold the value, outermost first. */
function nodeAt(value: unknown, ancestors: object[]): JsonNode {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value };
    case 'boolean':
      return { kind: 'boolean', value };
    case 'number':
      return Number.isFinite(value)
        ? { kind: 'number', lexeme: String(value) }
        : notJson(String(value));
    case 'object':
      return value === null ? { kind: 'null' } : containerAt(value, ancestors);
    case 'undefined':
      return notJson('undefined');
    default:
      return notJson(`a ${typeof value}`);
  }
}

function containerAt(value: object, ancestors: object[]): JsonNode {
  if (ancestors.includes(value)) return notJson('an object that contains itself');
  if (ancestors.length === MAX_DEPTH) {
    return notJson(`a value nested deeper than ${MAX_DEPTH} levels`);
  }
  ancestors.push(value);
  try {
    if (Array.isArray(value)) {
      return { kind: 'array', items: Array.from(value, (item) => nodeAt(item, ancestors)) };
    }
    const kind = kindOf(value);
    return kind === 'Object' ? objectOf(value, ancestors) : notJson(`a ${kind}`);
  } catch {
    return notJson('an object that throws when it is read');
  } finally {
    ancestors.pop();
  }
}

function objectOf(value: object, ancestors: object[]): JsonNode {
  const members: JsonMember[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) members.push({ key, value: nodeAt(member, ancestors) });
  }
  return { kind: 'object', members };
}

/** `Object`, or what else it is: a date or a map has no members, but is not an empty object. */
function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

function notJson(what: string): NotJson {
  return { kind: 'notJson', what };
}
