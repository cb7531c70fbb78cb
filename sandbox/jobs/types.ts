/** What says how a posting is to be (`PostingRequest` in `openapi.yaml`). */
export interface PostingRequest {
  code: string;
  /** At least one language. */
  titles: { zh?: string; en?: string };
  description: string;
  department: string;
  openings: number;
  /** `YYYY-MM-DD`. */
  closes_on: string | null;
}

/** A posting as kept and as read back. */
export interface Posting extends PostingRequest {
  /** Digits; too many for a number. */
  posting_id: string;
  ref: string;
  status: 'open' | 'closed';
  /** Rises with each change; the ETag is made of it. */
  version: number;
  updated_at: string;
}
