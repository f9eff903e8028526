export async function composition() {
  return [];
}
