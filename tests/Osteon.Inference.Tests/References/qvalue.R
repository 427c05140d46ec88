# Storey's q values: qvalue 2.30.0, R 4.2.2. Rscript qvalue.R, in this folder. Writes qvalue.tsv from seeded random numbers.
suppressMessages(library(qvalue))
set.seed(77)
f <- function(v) { v <- as.double(v); ifelse(is.na(v), "NA", formatC(v, digits = 17, format = "g")) }
out <- list()
case <- function(name, p) for (m in c("smoother", "bootstrap")) {
  q <- tryCatch(qvalue(p, pi0.method = m, lfdr.out = FALSE), error = function(e) NULL)
  out[[paste(name, m)]] <<- data.frame(case = name, method = m, p = f(p),
    q = if (is.null(q)) "refused" else f(q$qvalues), pi0 = if (is.null(q)) "refused" else f(q$pi0))
}
case("mixed", c(runif(150), rbeta(50, 0.2, 8)))
case("null", runif(100))
case("missing", replace(c(runif(60), rbeta(30, 0.3, 5)), c(4, 17, 88), NA))
case("small", c(0.001, 0.02, 0.03, 0.2, 0.5, 0.51, 0.7, 0.9))
case("all_small", runif(50, 0, 0.04))
case("discrete", round(c(runif(120), rbeta(60, 0.3, 5)), 2))
case("heavy_right", rbeta(80, 3, 1))
case("decreasing", rbeta(150, 0.6, 1.4))
write.table(do.call(rbind, out), "qvalue.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
