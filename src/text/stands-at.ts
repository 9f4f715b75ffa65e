/** Whether `wanted` stands in the text at `at`: a loop, since V8's `startsWith` costs more. */
export function standsAt(text: string, wanted: string, at: number): boolean {
  if (text.length - at < wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1) {
    if (text.charCodeAt(at + index) !== wanted.charCodeAt(index)) return false;
  }
  return true;
}
