export function handler() {
  return new Promise(() => {});
}
