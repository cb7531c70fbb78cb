/** The name of the product with its mark: a line through the stages. */
export function Brand() {
  return (
    <span className="brand">
      <img src="/icon.svg" alt="" width="26" height="26" />
      <span translate="no">Throughline</span>
    </span>
  );
}
