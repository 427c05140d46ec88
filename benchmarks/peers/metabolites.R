#!/usr/bin/env Rscript
# Times what R does with a metabolite table: moderated t (limma), nearest neighbours (impute), drift curves (loess).
#
# usage: metabolites.R FOLDER ROWS COLUMNS FIRST INJECTIONS FEATURES REPEATS
#
# FOLDER holds values.raw, ROWS x COLUMNS doubles without missing cells, row by row, the first FIRST rows the reference; missing.raw, INJECTIONS x FEATURES doubles with
# missing cells (NaN), before imputation; and qc.raw, INJECTIONS doubles, 1 for a pooled QC, in order of injection. Wall time and processor time, in seconds, the best of
# REPEATS runs (LOESS: one), and a sum to compare results by; a line per task: name, wall, processor, result.
suppressMessages({library(limma); library(impute)})
a <- commandArgs(TRUE)
n <- as.integer(a[2:7])
read <- function(name, rows, columns) matrix(readBin(file.path(a[1], name), "double", rows * columns, endian = "little"), rows, columns, byrow = TRUE)
x <- t(read("values.raw", n[1], n[2]))
m <- t(read("missing.raw", n[4], n[5]))
qc <- which(read("qc.raw", 1, n[4])[1, ] == 1)
m[is.nan(m)] <- NA
group <- as.integer(seq_len(n[1]) > n[3])
run <- function(name, times, task) {
  best <- c(Inf, Inf)
  for (i in seq_len(times)) {
    gc()
    time <- system.time(result <- task())
    best <- pmin(best, c(time[["elapsed"]], time[["user.self"]] + time[["sys.self"]]))
  }
  cat(sprintf("%s\t%.4f\t%.4f\t%.15g\n", name, best[1], best[2], result))
}
run("moderated", n[6], function() sum(abs(eBayes(lmFit(x, cbind(1, group)))$t[, 2])))
run("neighbours", n[6], function() { set.seed(1); invisible(capture.output(f <- impute.knn(m, k = 10)$data)); sum(log10(f)) })
run("loess", 1, function() {
  order <- seq_len(n[4])
  total <- 0
  for (j in seq_len(nrow(m))) {
    y <- m[j, qc]
    use <- !is.na(y)
    if (sum(use) < 5) next
    fit <- loess(y[use] ~ qc[use], span = 1, degree = 2, control = loess.control(surface = "direct"))
    corrected <- m[j, ] / predict(fit, order) * mean(y[use])
    total <- total + sum(corrected > 0, na.rm = TRUE)
  }
  total
})
cat(sprintf("versions\t0\t0\t0\t%s, limma %s, impute %s\n", R.version.string, packageVersion("limma"), packageVersion("impute")))
