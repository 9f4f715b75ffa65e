import { minifiedLength } from '../../policy/policy-size.ts';
import type { Finding, OptionValue, RuleOption } from '../rule.ts';
import type { WrittenPolicy } from '../written.ts';

/** How many characters a document may have; `0` leaves it to the rule. */
export function charactersOption(characters: number, summary: string): readonly RuleOption[] {
  return [{ name: 'characters', summary, kind: 'number', default: characters }];
}

/** What a document is that has more characters than there is room for. */
interface Room {
  readonly characters: OptionValue | undefined;
  /** Whether blanks and line ends between the JSON tokens count. */
  readonly whitespace: boolean;
  readonly what: string;
}

/** A finding about a document that is too large, with how large it is. */
export function* tooLarge(
  policy: WrittenPolicy,
  { characters, whitespace, what }: Room,
): Iterable<Finding> {
  if (typeof characters !== 'number') return;
  const { node, span } = policy;
  const size = whitespace && span ? span.end - span.start : minifiedLength(node);
  if (size <= characters) return;
  const counted = whitespace ? 'characters' : 'characters without blanks';
  yield {
    at: policy,
    message: `the policy has ${size} ${counted}; ${what} holds at most ${characters}`,
  };
}
