# Reference results for the preparation of feature tables, from seeded data made here.
# R 4.2.2, impute 1.72.3. Run: Rscript preparation.R (writes beside itself).
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(m, file) {
  write.table(cbind(name = rownames(m), apply(m, 2, num)), file, sep = "\t", quote = FALSE, row.names = FALSE)
}

## A table with two batches, drift, holes: 60 injections x 8 features
set.seed(20260101)
n <- 60; p <- 8
order <- c(1:32, 41, 43, 44, 46:70)[1:n]
batch <- rep(c("a", "b"), c(32, 28))
kind <- rep("sample", n); kind[c(1, 4, 7, 10, 14, 17, 20, 24, 27, 30, 34, 37, 40, 43, 45, 48, 50, 53, 56, 60)] <- "qc"
drift <- outer(1:n, seq_len(p), function(i, j) exp(0.02 * (j - 4) * i / 2 + 0.15 * sin(i / (3 + j))))
x <- drift * matrix(rlnorm(n * p, 8, ifelse(kind == "qc", 0.08, 0.6)), n, p)
x[batch == "b", ] <- x[batch == "b", ] * 1.7
x[c(4, 17), 2] <- NA; x[c(10, 34, 37, 40), 3] <- NA; x[sample(n * p, 12)] <- NA
colnames(x) <- paste0("f", 1:p); rownames(x) <- paste0("i", 1:n)
write.table(data.frame(name = rownames(x), order = order, batch = batch, kind = kind, apply(x, 2, num)), "drift_input.tsv", sep = "\t", quote = FALSE, row.names = FALSE)

correct <- function(curve) {   # curve(places of QCs, QC values, places asked for) -> values
  res <- x * NA
  for (b in unique(batch)) {
    rows <- which(batch == b); rows <- rows[order(order[rows])]
    for (j in 1:p) {
      q <- which(kind[rows] == "qc"); y <- x[rows[q], j]; ok <- !is.na(y)
      res[rows, j] <- curve(q[ok], y[ok], seq_along(rows), order[rows])
    }
  }
  res
}
qcmean <- colMeans(x[kind == "qc", ], na.rm = TRUE)
loess_curve <- function(span, degree) function(q, y, at, ord) {
  predict(loess(y ~ q, span = span, degree = degree, control = loess.control(surface = "direct")), data.frame(q = at))
}
apply_curve <- function(pred, target) { pred[pred <= 0] <- NA; sweep(x / pred, 2, target, "*") }
out(apply_curve(correct(loess_curve(1, 2)), qcmean), "drift_loess_1_2.tsv")
out(apply_curve(correct(loess_curve(0.75, 1)), qcmean), "drift_loess_075_1.tsv")
out(apply_curve(correct(loess_curve(1.5, 2)), qcmean), "drift_loess_15_2.tsv")
out(apply_curve(correct(function(q, y, at, ord) predict(lm(y ~ q), data.frame(q = at))), qcmean), "drift_line.tsv")

spline_curve <- function(f, g, ...) function(q, y, at, ord) {
  g(predict(smooth.spline(ord[q], f(y), ...), ord)$y)
}
id <- function(v) v
glog <- function(v) log((v + sqrt(v^2 + 1)) / 2); iglog <- function(v) 0.25 * exp(-v) * (4 * exp(2 * v) - 1)
allmedian <- apply(x, 2, median, na.rm = TRUE)
out(apply_curve(correct(spline_curve(id, id, all.knots = TRUE, control.spar = list(low = 0.5, high = 1.5))), qcmean), "drift_spline_gcv.tsv")
out(apply_curve(correct(spline_curve(log, exp, all.knots = TRUE, control.spar = list(low = 0.5, high = 1.5))), qcmean), "drift_spline_log_gcv.tsv")
out(apply_curve(correct(spline_curve(glog, iglog, cv = TRUE)), allmedian), "drift_spline_pmp_cv.tsv")
out(apply_curve(correct(spline_curve(id, id, spar = 0.8)), qcmean), "drift_spline_fixed.tsv")
first <- correct(spline_curve(id, id, all.knots = TRUE, control.spar = list(low = 0.5, high = 1.5)))
for (b in unique(batch)) { r <- which(batch == b); first[r, ] <- sweep(first[r, ], 2, first[r[1], ], "/") }
out(x / first, "drift_spline_first.tsv")

## One long series, 120 places: fewer knots than places, repeated places, far outside
set.seed(7)
sx <- cumsum(sample(1:4, 112, TRUE)); sx <- c(sx, sx[c(5, 5, 30, 60, 61, 90, 111, 112)])
sy <- 1000 + 200 * sin(sx / 40) + rnorm(120, 0, 30)
at <- c(-20, 0, 13.37, 77.7, 150, 239, 300)
fits <- list(knots_gcv = smooth.spline(sx, sy), knots_cv = suppressWarnings(smooth.spline(sx, sy, cv = TRUE)),
             all_gcv = smooth.spline(sx, sy, all.knots = TRUE), fixed = smooth.spline(sx, sy, spar = 0.3))
write.table(data.frame(x = num(sx), y = num(sy)), "spline_input.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
m <- t(sapply(fits, function(f) c(spar = f$spar, df = f$df, predict(f, at)$y))); colnames(m)[-(1:2)] <- paste0("at_", at)
out(m, "spline_fits.tsv")

## Nearest neighbours: 150 features x 12 injections, two families of features, rows that are nearly empty
library(impute)
set.seed(11)
base <- matrix(rnorm(6 * 12, 0, 2), 6, 12)
k <- base[sample(6, 150, TRUE), ] + matrix(rnorm(150 * 12, 0, 0.4), 150, 12) + rep(c(0, 6), c(90, 60))
k[sample(length(k), 200)] <- NA
k[5, 1:8] <- NA; k[77, 1:7] <- NA; k[140, 3:11] <- NA; k[12, ] <- k[13, ]; k[12, 4] <- NA; k[90, 1:6] <- NA
rownames(k) <- paste0("f", 1:150); colnames(k) <- paste0("i", 1:12)
out(k, "knn_input.tsv")
sink(tempfile())
out(suppressWarnings(impute.knn(k))$data, "knn_10.tsv")
out(suppressWarnings(impute.knn(k, k = 3, rowmax = 0.6))$data, "knn_3.tsv")
out(suppressWarnings(impute.knn(k, k = 4, maxp = 40))$data, "knn_4_clusters.tsv")
out(suppressWarnings(impute.knn(k, k = 5, maxp = 60, rng.seed = 5))$data, "knn_5_clusters_seed5.tsv")
sink()
set.seed(362436069); draws <- replicate(6, sample(2001, 2)); write.table(t(draws), "draws.tsv", sep = "\t", quote = FALSE, row.names = FALSE, col.names = c("first", "second"))
