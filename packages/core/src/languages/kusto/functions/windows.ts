/** Functions of a row's neighbors, in rows that are in order; the model has a step for them. */
export const windowFunctions = `
prev (column, long?, any!?) first =previous
next (column, long?, any!?) first =next
row_number (long?, bool?) long =row-number
row_cumsum (number, bool?) first =running-sum
row_rank_dense (flat, bool?) long =row-rank-dense
row_rank_min (flat, bool?) long =row-rank-min
row_window_session (datetime, timespan, timespan, bool?) datetime =session
`;
