import {
  EmbeddedActionsParser,
  type IOrAlt,
  type IRecognitionException,
  type IToken,
  MismatchedTokenException,
  NoViableAltException,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { isInserted } from './balance.ts';
import * as fault from './faults.ts';
import {
  addTo,
  between,
  booleanNode,
  endOf,
  memberOf,
  nestedNode,
  nullNode,
  numberNode,
  stringNode,
} from './nodes.ts';
import { MAX_PROBLEMS, type StringPayload } from './scan.ts';
import {
  Colon,
  Comma,
  False,
  LeftBrace,
  LeftBracket,
  Nested,
  Null,
  NumberLiteral,
  RightBrace,
  RightBracket,
  StringLiteral,
  True,
  tokenTypes,
} from './tokens.ts';
import type { JsonArray, JsonMember, JsonNode, JsonObject } from './tree.ts';

/** What a rule yields that chevrotain had to leave: its place stays empty. */
const NOTHING = { recoveryValueFunc: () => undefined };

/** Thrown through the parser when it has found as many errors as anybody reads. */
export const ENOUGH = new Error('enough syntax errors');

/**
 * The grammar of JSON (RFC 8259), building the tree as it goes. `unnamed`, and all but the first
 * alternative of `comma`, are error productions: they accept what people write by mistake, report
 * it, and let the parser go on where it is. A missing colon or value is left to chevrotain.
 * It expects tokens whose brackets pair up.
 */
export class JsonParser extends EmbeddedActionsParser {
  /** What the error productions have reported; `errors` holds chevrotain's own. */
  problems: Diagnostic[] = [];

  readonly document = this.RULE('document', () => this.SUBRULE(this.value), NOTHING);

  // Made once: a list of a million elements would make seven million closures.
  private readonly alternatives: IOrAlt<JsonNode | undefined>[] = [
    { ALT: () => this.SUBRULE(this.object) },
    { ALT: () => this.SUBRULE(this.array) },
    { ALT: () => nestedNode(this.CONSUME(Nested)) },
    { ALT: () => stringNode(this.CONSUME(StringLiteral)) },
    { ALT: () => numberNode(this.CONSUME(NumberLiteral)) },
    { ALT: () => booleanNode(this.CONSUME(True), true) },
    { ALT: () => booleanNode(this.CONSUME(False), false) },
    { ALT: () => nullNode(this.CONSUME(Null)) },
  ];

  readonly value: ParserMethod<[], JsonNode | undefined> = this.RULE(
    'value',
    () => this.OR(this.alternatives),
    NOTHING,
  );

  readonly object: ParserMethod<[], JsonObject | undefined> = this.RULE(
    'object',
    (): JsonObject | undefined => {
      const members: JsonMember[] = [];
      const open = this.CONSUME(LeftBrace);
      this.OPTION(() => addTo(members, this.SUBRULE(this.member)));
      this.MANY(() => {
        this.SUBRULE(this.comma, { ARGS: ['}'] });
        addTo(members, this.SUBRULE2(this.member));
      });
      const close = this.CONSUME(RightBrace);
      return { kind: 'object', members, span: between(open, close) };
    },
    NOTHING,
  );

  readonly member: ParserMethod<[], JsonMember | undefined> = this.RULE(
    'member',
    () =>
      this.OR<JsonMember | undefined>([
        {
          ALT: () => {
            const key = stringNode(this.CONSUME(StringLiteral));
            this.CONSUME(Colon);
            const value = this.SUBRULE(this.value);
            return value && memberOf(key, value);
          },
        },
        { ALT: () => this.SUBRULE(this.unnamed) },
      ]),
    NOTHING,
  );

  readonly unnamed: ParserMethod<[], undefined> = this.RULE(
    'unnamed',
    () => {
      // After a colon that has been reported the value is not worth a second word.
      if (this.LA(0).tokenType !== Colon) {
        this.report(fault.missingKey(this.LA(1).image), this.LA(1));
      }
      this.OR([
        { ALT: () => this.SUBRULE(this.object) },
        { ALT: () => this.SUBRULE(this.array) },
        { ALT: () => this.CONSUME(Nested) },
        { ALT: () => this.CONSUME(NumberLiteral) },
        { ALT: () => this.CONSUME(True) },
        { ALT: () => this.CONSUME(False) },
        { ALT: () => this.CONSUME(Null) },
      ]);
      this.OPTION(() => {
        this.CONSUME(Colon);
        this.SUBRULE(this.value);
      });
      return undefined;
    },
    NOTHING,
  );

  readonly array: ParserMethod<[], JsonArray | undefined> = this.RULE(
    'array',
    (): JsonArray | undefined => {
      const items: JsonNode[] = [];
      const open = this.CONSUME(LeftBracket);
      this.OPTION(() => addTo(items, this.SUBRULE(this.value)));
      this.MANY(() => {
        this.SUBRULE(this.comma, { ARGS: [']'] });
        addTo(items, this.SUBRULE2(this.value));
      });
      const close = this.CONSUME(RightBracket);
      return { kind: 'array', items, span: between(open, close) };
    },
    NOTHING,
  );

  readonly comma: ParserMethod<[closing: string], void> = this.RULE(
    'comma',
    (closing: string) => {
      const before = this.LA(0);
      this.ACTION(() => this.stopWhenEnough());
      this.OPTION(() =>
        this.OR([
          { ALT: () => this.reportLeading(before, this.CONSUME(Comma)) },
          {
            ALT: () => {
              const problem = closing === ']' ? fault.LIST_PAIR : fault.OBJECT_COLON;
              this.report(problem, this.CONSUME(Colon));
            },
          },
        ]),
      );
      this.ACTION(() => this.reportMissing(before, closing));
    },
    NOTHING,
  );

  constructor() {
    super(tokenTypes, { recoveryEnabled: true, maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  override reset(): void {
    super.reset();
    this.problems = [];
  }

  /** Only a colon may be made up: anything else would invent a value or unpair the brackets. */
  protected override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return type === Colon;
  }

  /** Leaving out a token that is in the way could unpair the brackets. */
  protected override canTokenTypeBeDeletedInRecovery(): boolean {
    return false;
  }

  private report(problem: fault.Fault, token: IToken): void {
    this.ACTION(() => {
      this.problems.push(fault.faultAt(problem, token.startOffset, endOf(token)));
    });
  }

  /** A comma right behind the opening bracket. */
  private reportLeading(before: IToken, comma: IToken): void {
    const { tokenType } = before;
    if (tokenType === LeftBrace || tokenType === LeftBracket) {
      this.report(fault.missingValue(comma.image), comma);
    }
  }

  /** Nothing was consumed: points behind the value before, where the comma belongs. */
  private reportMissing(before: IToken, closing: string): void {
    const payload: StringPayload | undefined = before.payload;
    // A string without a closing quote has swallowed the comma.
    if (this.LA(0) !== before || payload?.unterminated) return;
    const problem = fault.missingComma(closing, this.LA(1).image);
    this.problems.push(fault.faultAt(problem, endOf(before), endOf(before)));
  }

  private stopWhenEnough(): void {
    if (this.errors.length + this.problems.length >= MAX_PROBLEMS) throw ENOUGH;
  }
}

/** An error that chevrotain has recovered from, in our words; absent when it is told elsewhere. */
export function explainError(error: IRecognitionException): Diagnostic | undefined {
  const { token } = error;
  // An unclosed bracket has been reported where it was opened.
  if (isInserted(token)) return undefined;
  if (error.name === 'NotAllInputParsedException') return at(token, fault.afterValue(token.image));
  const before = previousToken(error);
  if (before?.tokenType === Comma && isClosing(token)) return at(before, fault.TRAILING_COMMA);
  const inMember = error.context.ruleStack.at(-1) === 'member';
  if (inMember && before?.tokenType === StringLiteral) {
    return at(token, fault.missingColon(stringNode(before).value, token.image));
  }
  return at(token, inMember ? fault.missingKey(token.image) : fault.missingValue(token.image));
}

function previousToken(error: IRecognitionException): IToken | undefined {
  const known = error instanceof MismatchedTokenException || error instanceof NoViableAltException;
  return known ? error.previousToken : undefined;
}

function isClosing(token: IToken): boolean {
  return token.tokenType === RightBrace || token.tokenType === RightBracket;
}

function at(token: IToken, problem: fault.Fault): Diagnostic {
  return fault.faultAt(problem, token.startOffset, endOf(token));
}
