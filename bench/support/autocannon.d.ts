// The part of autocannon 9 that the benches use; it ships no types.
declare module 'autocannon' {
  type Request = { method: string; path: string; headers: Record<string, string>; body: string | Buffer };
  type Client = { setRequests(requests: Request[]): void };
  type Options = {
    url: string;
    connections: number;
    amount: number;
    setupClient: (client: Client) => void;
  };
  type Result = {
    duration: number;
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    latency: { p50: number; p99: number };
  };
  export default function autocannon(options: Options): Promise<Result>;
}
