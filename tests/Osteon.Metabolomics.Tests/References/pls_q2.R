# Leave-one-out Q2 of PLS by R's package pls on the urine data of ropls: the numbers of PublishedValueTests.
# Run: Rscript pls_q2.R FOLDER   (FOLDER holds sacurine_dataMatrix.tsv and sacurine_sampleMetadata.tsv)
suppressMessages(library(pls))
folder <- commandArgs(TRUE)[1]
x <- t(as.matrix(read.table(file.path(folder, "sacurine_dataMatrix.tsv"), sep = "\t", header = TRUE, row.names = 1, quote = "", comment.char = "")))
y <- as.numeric(read.table(file.path(folder, "sacurine_sampleMetadata.tsv"), sep = "\t", header = TRUE, row.names = 1)$gender == "M")
print(R2(plsr(y ~ scale(x), ncomp = 3, validation = "LOO"), estimate = "CV")$val, digits = 12)
print(R2(plsr(y ~ x, ncomp = 3, scale = TRUE, validation = "LOO"), estimate = "CV")$val, digits = 12)
