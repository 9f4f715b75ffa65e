export function handler() {
  throw {
    toString() {
      throw new Error('never shown');
    },
  };
}
