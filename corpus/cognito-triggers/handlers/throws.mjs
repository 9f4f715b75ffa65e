export function handler() {
  throw new Error('only on\nweekdays');
}
