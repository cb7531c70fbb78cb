/** @file Asks a Temporal server whether it serves a namespace, by hand over HTTP/2: no dependency, 20 ms. */
import { connect } from 'node:http2';

const path = '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace';

/**
 * @param {string} address `host:port`
 * @param {string} namespace at most 127 bytes
 * @param {number} [timeoutMs]
 * @returns {Promise<boolean>} whether DescribeNamespace answered with gRPC status 0
 */
export function isNamespaceServed(address, namespace, timeoutMs = 2000) {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`);
    let status = '';
    /** @param {boolean} answer */
    const finish = (answer) => {
      clearTimeout(timer);
      session.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    session.on('error', () => finish(false));
    const request = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    request.on('error', () => finish(false));
    // A failing call may carry its status in the first headers instead of the trailers.
    request.on('response', (headers) => (status ||= String(headers['grpc-status'] ?? '')));
    request.on('trailers', (headers) => (status ||= String(headers['grpc-status'] ?? '')));
    request.on('data', () => {
      /* the description itself is not needed */
    });
    request.on('end', () => finish(status === '0'));
    const name = Buffer.from(namespace);
    // DescribeNamespaceRequest.namespace is field 1, a string; before it the gRPC frame: not compressed, length.
    const message = Buffer.concat([Buffer.from([0x0a, name.length]), name]);
    const frame = Buffer.alloc(5);
    frame.writeUInt32BE(message.length, 1);
    request.end(Buffer.concat([frame, message]));
  });
}
