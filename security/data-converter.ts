import { fileURLToPath } from 'node:url';
import type { DataConverter, PayloadCodec } from '@temporalio/common';

/**
 * How values travel to and from Temporal: sealed by the codec, failures too. Client and worker must use the same; the
 * worker bundles the failure converter into the workflows by its path.
 */
export function createDataConverter(codec: PayloadCodec): DataConverter {
  return {
    payloadCodecs: [codec],
    failureConverterPath: fileURLToPath(new URL('./failure-converter.ts', import.meta.url)),
  };
}
