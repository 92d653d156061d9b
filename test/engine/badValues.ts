/** An expression that gives nothing. n8n itself refuses a required field that is empty without one. */
export const EMPTY = '={{ "" }}';

/** Stands for personal data in values: no message may repeat it. */
export const PRIVATE = 'Xanthippe';
