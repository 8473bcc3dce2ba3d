# pt with a noncentrality, within the range where R does not approximate.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

grid <- expand.grid(t = c(-3, -0.2, 0, 0.5, 2.5, 12), df = c(1, 2, 9, 60), ncp = c(-2, 0, 1.3, 4))
grid$probability <- with(grid, pt(t, df, ncp))
grid <- grid[grid$probability > 1e-3 & grid$probability < 1 - 1e-3, ]
cases <- lapply(seq_len(nrow(grid)), function(i) as.list(grid[i, c("t", "df", "ncp")]))
names(cases) <- paste0("t", grid$t, "_df", grid$df, "_ncp", grid$ncp)

write_reference("noncentral_t", cases, function(t, df, ncp) list(probability = pt(t, df, ncp)),
                tolerance = 1e-10)
