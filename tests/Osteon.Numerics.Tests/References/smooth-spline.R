# Reference fits of smoothing splines: R 4.2.2, stats::smooth.spline. Writes smooth-spline-data.tsv and smooth-spline-results.tsv.
# Rscript smooth-spline.R, in this folder. Data are seeded random numbers.
set.seed(20240611)
data <- list(); results <- list()
f <- function(v) formatC(as.double(v), digits = 17, format = "g")
case <- function(name, x, y, w = NULL, rule, value = NA, ...) {
  data[[name]] <<- data.frame(case = name, x = f(x), y = f(y), w = if (is.null(w)) "" else f(w))
  arguments <- list(x = x, y = y, ...)
  if (!is.null(w)) arguments$w <- w
  if (rule == "df") arguments$df <- value
  if (rule == "spar") arguments$spar <- value
  if (rule == "lambda") arguments$lambda <- value
  if (rule == "cv") arguments$cv <- TRUE
  s <- suppressWarnings(do.call(smooth.spline, arguments))
  r <- range(x); at <- c(r[1] - 0.3 * diff(r), seq(r[1], r[2], length.out = 7), r[2] + 0.1 * diff(r))
  put <- function(q, v) results[[length(results) + 1]] <<- data.frame(
    case = name, rule = rule, value = f(value), quantity = q, index = seq_along(v) - 1, number = f(v))
  put("at", at); put("predicted", predict(s, at)$y); put("slope", predict(s, at, deriv = 1)$y)
  put("df", s$df); put("lambda", s$lambda); put("score", s$cv.crit); put("knots", s$fit$nk - 2)
  if (!is.na(s$spar)) put("spar", s$spar)
  put("fitted", s$y); put("leverage", s$lev)
}
g <- function(x) sin(4 * x) + 0.3 * x
x <- seq(0.05, 0.95, 0.05); y <- 0.6 + 0.3 * exp(-5 * x) + rnorm(19, 0, 0.02)
case("lambda_grid_df3", x, y, rule = "df", value = 3)
x <- sort(runif(10)); y <- g(x) + rnorm(10, 0, 0.1)
for (rule in c("gcv", "cv")) case(paste0("ten_", rule), x, y, rule = rule)
case("ten_df", x, y, rule = "df", value = 5)
case("ten_spar", x, y, rule = "spar", value = 0.4)
case("ten_lambda", x, y, rule = "lambda", value = 1e-3)
case("ten_weights", x, y, w = runif(10, 0.2, 3), rule = "gcv")
case("ten_zero_weight", x, y, w = c(1, 1, 0, 1, 2, 1, 1, 0, 1, 1), rule = "df", value = 4)
x <- runif(40, -3, 8); y <- g(x) + rnorm(40, 0, 0.3)
case("unsorted_gcv", x, y, rule = "gcv"); case("unsorted_cv", x, y, rule = "cv")
x <- rep(c(1, 2, 4, 7, 9, 12, 15), times = c(1, 3, 2, 5, 1, 2, 4)); y <- sqrt(x) + rnorm(length(x), 0, 0.2)
case("ties_gcv", x, y, rule = "gcv"); case("ties_df", x, y, rule = "df", value = 3)
case("ties_weights_gcv", x, y, w = runif(length(x), 0.5, 2), rule = "gcv")
for (n in c(49, 50, 75, 200, 900)) {
  x <- sort(runif(n)); y <- g(5 * x) + rnorm(n, 0, 0.2)
  case(paste0("n", n, "_gcv"), x, y, rule = "gcv")
  case(paste0("n", n, "_df"), x, y, rule = "df", value = 6)
}
case("n75_all_knots", data$n75_gcv$x |> as.numeric(), data$n75_gcv$y |> as.numeric(), rule = "gcv", all.knots = TRUE)
x <- cumsum(sample(3:9, 24, TRUE)); y <- 1e6 * (1 + 0.3 * sin(x / 40)) + rnorm(24, 0, 5e4)
case("injections_cv", x, y, rule = "cv"); case("line_exact", 1:9, 2 * (1:9) + 1, rule = "df", value = 2.5)
write.table(do.call(rbind, data), "smooth-spline-data.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
out <- do.call(rbind, results)
out <- out[!(out$quantity %in% c("fitted", "leverage")) | !grepl("^n(200|900)", out$case) | out$index %% 20 == 0, ]
write.table(out, "smooth-spline-results.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
n <- c(3, 49:52, 75, 100, 199:201, 400, 799:801, 1600, 3199:3201, 5000, 20000)
write.table(data.frame(n = n, knots = sapply(n, .nknots.smspl)), "smooth-spline-knots.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
